import { metricsText } from './metrics';

describe('what a projector tells Prometheus', () => {
  it('is position, lag, quarantine and whether it stopped, by projection', () => {
    const projections = [
      { name: 'builds', position: '40' },
      {
        name: 'findings',
        position: '20',
        stopped: { because: 'newer', at: '21' },
        quarantined: { count: 2, first: [] },
      },
      { name: 'late' },
    ];
    const health = { status: 'following', ready: true, caughtUp: true, projections } as const;
    const text = metricsText(health, (position) => (position === 40n ? 0 : 1_500));
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'ledgerline_projection_position{projection="builds"} 40',
      'ledgerline_projection_position{projection="findings"} 20',
      'ledgerline_projection_lag_seconds{projection="builds"} 0',
      'ledgerline_projection_lag_seconds{projection="findings"} 1.5',
      'ledgerline_projection_lag_seconds{projection="late"} 1.5',
      'ledgerline_projection_quarantined{projection="builds"} 0',
      'ledgerline_projection_quarantined{projection="findings"} 2',
      'ledgerline_projection_quarantined{projection="late"} 0',
      'ledgerline_projection_stopped{projection="builds"} 0',
      'ledgerline_projection_stopped{projection="findings"} 1',
      'ledgerline_projection_stopped{projection="late"} 0',
      '',
    ]);
    expect(text).toContain('# TYPE ledgerline_projection_lag_seconds gauge');
  });
});
