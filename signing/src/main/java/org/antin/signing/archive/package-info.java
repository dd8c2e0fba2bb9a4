/// Archive packages: a document with everything that proves it, in one file that is checked years
/// later without a server and without a network (TT 41/2017 Điều 9; TT 02/2019/TT-BNV).
package org.antin.signing.archive;
