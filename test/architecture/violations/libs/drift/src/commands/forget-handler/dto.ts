export class ForgetDto {}
