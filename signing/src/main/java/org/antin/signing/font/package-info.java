/// The typeface of documents and visible signatures, with its licence.
package org.antin.signing.font;
