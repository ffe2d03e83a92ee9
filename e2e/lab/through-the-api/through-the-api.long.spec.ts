import { afterAll, beforeAll } from 'vitest';
import { describeInLab } from '../testing.ts';
import { caaThroughTheApi } from './caa.ts';
import { engineTime } from './engine-time.ts';
import { evidenceThroughTheApi } from './evidence.ts';
import { faultyResolversThroughTheApi } from './faulty-resolvers.ts';
import { fileThroughTheApi } from './file.ts';
import { manyAtOnceThroughTheApi } from './many-at-once.ts';
import { Product } from './the-product.ts';
import { txtThroughTheApi } from './txt.ts';

// One lab and one server for them all: what starts them takes longer than most of what they are asked.
describeInLab('the built server in the lab', (lab) => {
  let started: Product | undefined;
  const product = () => started!;
  beforeAll(async () => {
    started = await Product.start(lab());
  }, 120_000);
  afterAll(async () => {
    await started?.stop();
  });

  caaThroughTheApi(product);
  txtThroughTheApi(lab, product);
  fileThroughTheApi(lab, product);
  faultyResolversThroughTheApi(lab, product);
  manyAtOnceThroughTheApi(product);
  engineTime(lab);
  evidenceThroughTheApi(product);
});
