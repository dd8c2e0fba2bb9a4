/// Documents: signed at the desk (Điều 7), checked by anybody; the key stays on the token.
package org.antin.document;
