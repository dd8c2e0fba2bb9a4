/// Certificates: what the X.509 says, and what happened to it since (Điều 2.1, 3.2, 6.2).
package org.antin.certificate;
