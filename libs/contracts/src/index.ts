import './zod-config';

export * from './access/permissions';
export * from './certificates/certificate';
export * from './connectors/connector';
export * from './enterprises/enterprise';
export * from './lists';
export * from './names';
export * from './people/people';
export * from './problem/codes';
export * from './problem/problem';
export * from './profiles/profile';
export * from './requests/csr';
export * from './requests/request';
export * from './requests/steps';
export * from './session/session';
export * from './verification/check';
export * from './verification/check-codes';
