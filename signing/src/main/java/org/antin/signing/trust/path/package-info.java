/// Certification paths by RFC 5280: found, validated (6.1, policies by RFC 9618), and the state of
/// their certificates learnt from CRLs (6.3) and OCSP answers. BouncyCastle reads ASN.1 and does
/// the cryptography; what a path must be is decided here.
package org.antin.signing.trust.path;
