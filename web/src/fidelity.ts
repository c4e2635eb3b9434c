// How much of what was compared with KServe's own code agrees with it: the figures that the tests
// measure (docs/fidelity.json).
import * as measured from '../../docs/fidelity.json';

export interface Agreement {
  agree: number;
  all: number;
}

export interface Fidelity {
  golden: Agreement;
  corpus: Agreement;
  vectors: Agreement;
}

const evaluations = ({
  agree,
  evaluations,
}: {
  agree: number;
  evaluations: number;
}): Agreement => ({
  agree,
  all: evaluations,
});

export const fidelity: Fidelity = {
  golden: evaluations(measured.golden),
  corpus: evaluations(measured.corpus),
  vectors: Object.values(measured.vectors).reduce<Agreement>(
    (sum, { agree, lines }) => ({ agree: sum.agree + agree, all: sum.all + lines }),
    { agree: 0, all: 0 },
  ),
};
