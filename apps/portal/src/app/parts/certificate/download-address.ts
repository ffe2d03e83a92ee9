import type { DownloadFormat } from '@countersign/contracts';

export const downloadAddress = (certificateId: string, format: DownloadFormat): string =>
  `/api/v1/certificates/${certificateId}/download?format=${format}`;
