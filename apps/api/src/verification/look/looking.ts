import type { Provider } from '@nestjs/common';
import { CaaLooker } from '../methods/caa';
import { DnssecLooker } from '../methods/dnssec';
import { FileLooker } from '../methods/file';
import { TxtLooker } from '../methods/txt';
import { BeginLook } from './begin-look';
import { DecideDnssec } from './decide-dnssec';
import { EndLook } from './end-look';
import { Eyesight } from './eyesight';
import { KeepChain } from './keep-chain';
import { Look } from './look';
import { LookAtChecks } from './look-at-checks';
import { LOOKERS, type Looker, type Lookers } from './looker';
import { NameServers } from './name-servers';
import { Recheck } from './recheck';
import { demoZones, resolver } from './resolver.provider';
import { RunningLooks } from './running-looks';

const lookers = [TxtLooker, FileLooker, CaaLooker, DnssecLooker];
const registry = (...all: Looker[]): Lookers => new Map(all.map((looker) => [looker.method, looker]));

/** Everything that looks at the world for a check. */
export const looking: Provider[] = [
  ...lookers,
  { provide: LOOKERS, useFactory: registry, inject: lookers },
  resolver,
  demoZones,
  BeginLook,
  DecideDnssec,
  EndLook,
  Eyesight,
  KeepChain,
  Look,
  LookAtChecks,
  NameServers,
  Recheck,
  RunningLooks,
];
