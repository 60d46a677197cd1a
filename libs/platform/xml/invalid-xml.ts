/** The bytes are no XML document that is read here; the message says why without repeating them. */
export class InvalidXml extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'InvalidXml';
  }
}
