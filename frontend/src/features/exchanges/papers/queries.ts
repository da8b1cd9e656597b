import {
  getCertificateOptions,
  getEvidenceOptions,
  listDocumentsToSignOptions,
  listExchangeDocumentsOptions,
} from "@/api/generated/@tanstack/react-query.gen";

/** Others sign and decide meanwhile: read anew whenever one looks again. */
export const documentsQuery = (exchangeId: string) => ({
  ...listExchangeDocumentsOptions({ path: { exchange_id: exchangeId } }),
  staleTime: 5_000,
});

export const evidenceQuery = (exchangeId: string) => ({
  ...getEvidenceOptions({ path: { exchange_id: exchangeId } }),
  staleTime: 5_000,
});

export const toSignQuery = () => ({ ...listDocumentsToSignOptions(), staleTime: 5_000 });

export const certificateQuery = (number: string) => ({
  ...getCertificateOptions({ path: { number } }),
  staleTime: 60_000,
  retry: false,
});

export const fileAddress = (documentId: string) => `/v1/exchange-documents/${documentId}/file`;
export const scanAddress = (documentId: string, party: string) =>
  `/v1/exchange-documents/${documentId}/signatures/${party}/scan`;
export const evidenceAddress = (exchangeId: string, kind: string, fileId: string) =>
  `/v1/exchanges/${exchangeId}/evidence/${kind}/files/${fileId}`;
export const dossierAddress = (exchangeId: string) => `/v1/exchanges/${exchangeId}/dossier`;
