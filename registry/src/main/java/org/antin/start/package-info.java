/// `./antin start`: the database first, then the server, one line when it answers, and everything
/// stopped in order at the end.
@NullMarked
package org.antin.start;

import org.jspecify.annotations.NullMarked;
