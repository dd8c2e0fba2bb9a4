/// Signs every kind of file through one door, with the key elsewhere, and checks it before anybody
/// gets it.
///
/// [org.antin.signing.files.FileSigner] is the door. PDFs go to [org.antin.signing.make.PdfSigner],
/// the other formats to EU DSS and Apache POI, which stay behind this package.
package org.antin.signing.files;
