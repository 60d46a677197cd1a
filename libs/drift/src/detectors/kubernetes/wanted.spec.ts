import type { JsonObject } from '../../compare/json';
import { elsewhere, wantedFor } from './wanted';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});
const config = { namespaces: ['shop'], labelled: ['v1 Service'] };
const ours = 'app.kubernetes.io/managed-by=ledgerline';

describe('what has to be looked at', () => {
  it('is what carries our label, where nothing is declared', () => {
    expect(wantedFor([], config)).toEqual([{ apiVersion: 'v1', kind: 'Service', which: { labels: [ours] } }]);
  });

  it('is every kind that is declared, by its names where it belongs to the cluster', () => {
    const declared = [object('v1', 'Service', 'web', 'shop'), object('v1', 'Namespace', 'shop')];
    expect(wantedFor(declared, config)).toEqual([
      { apiVersion: 'v1', kind: 'Namespace', which: { all: true, names: ['shop'] } },
      { apiVersion: 'v1', kind: 'Service', which: { all: true, names: ['web'] } },
    ]);
  });

  it('is also what runs and who scales, where a workload is declared', () => {
    const kinds = wantedFor([object('apps/v1', 'Deployment', 'web')], config).map(({ kind }) => kind);
    expect(kinds).toEqual(['Deployment', 'HorizontalPodAutoscaler', 'Pod', 'Service']);
  });

  it('is one version of a kind, the declared one', () => {
    const declared = [
      object('apps/v1', 'Deployment', 'web'),
      object('autoscaling/v1', 'HorizontalPodAutoscaler', 'web'),
    ];
    const versions = wantedFor(declared, config).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
    expect(versions).toContain('autoscaling/v1 HorizontalPodAutoscaler');
    expect(versions).not.toContain('autoscaling/v2 HorizontalPodAutoscaler');
  });

  it('is also what carries a label that all that is declared has', () => {
    const labels = { 'app.kubernetes.io/part-of': 'checkout' };
    const declared = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels } }];
    expect(wantedFor(declared, config)).toContainEqual({
      apiVersion: 'v1',
      kind: 'Service',
      which: { labels: [ours, 'app.kubernetes.io/part-of=checkout'] },
    });
  });

  it('is nothing in a namespace that is not named', () => {
    const declared = [
      object('v1', 'Service', 'a', 'billing'),
      object('v1', 'Service', 'b', 'shop'),
      object('v1', 'Service', 'c'),
    ];
    expect(elsewhere(declared, config)).toEqual(['Service billing/a']);
  });
});
