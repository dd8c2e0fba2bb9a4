/// The structure of a PDF as its bytes tell it: revisions, signatures, and what each later revision
/// did (Điều 7.2). A reader of our own: one that repairs what it reads can't say what was signed.
package org.antin.signing.check.pdf;
