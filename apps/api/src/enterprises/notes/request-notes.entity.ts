import type { RequestNotes } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an enterprise says to its people at each step of a request. */
@Entity('request_notes')
export class RequestNotesEntity implements RequestNotes {
  @PrimaryColumn('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  @Column('text', { nullable: true }) welcome: string | null;
  @Column('text', { nullable: true }) csr: string | null;
  @Column('text', { nullable: true }) sdn: string | null;
  @Column('text', { nullable: true }) san: string | null;
  @Column('text', { nullable: true }) validity: string | null;
  @Column('text', { nullable: true }) verification: string | null;
  @Column('int') version: number;
}

export const noNotes: RequestNotes = {
  welcome: null,
  csr: null,
  sdn: null,
  san: null,
  validity: null,
  verification: null,
};

/** A note without a word is none. */
export const notesOf = ({ welcome, csr, sdn, san, validity, verification }: RequestNotes): RequestNotes => ({
  welcome: welcome || null,
  csr: csr || null,
  sdn: sdn || null,
  san: san || null,
  validity: validity || null,
  verification: verification || null,
});
