-- Before a token signs, the authority of the certificate is asked about it (Quy chế Điều 7.3; Thông tư 41/2017/TT-BTTTT Điều 8; T06). When
-- nobody answers the signature is made all the same, because clerical work doesn't wait (Điều 3.3), and whoever signs is told so.
alter table signing_session add column status_unknown boolean not null default false;
