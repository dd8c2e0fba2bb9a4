/// Makes signatures on PDFs the way Vietnamese offices show them (NĐ 30/2020), with the key
/// elsewhere.
///
/// [org.antin.signing.make.PdfSigner] is the door: `prepare` gives what the token has to sign,
/// `finish` takes its answer. Everything expected to go wrong is a value
/// ([org.antin.signing.make.Refusal] with a stable code), never an exception.
package org.antin.signing.make;
