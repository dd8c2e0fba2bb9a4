/// The command line over `signing` and `audit-log`: one class for each subcommand.
@NullMarked
package org.antin.cli;

import org.jspecify.annotations.NullMarked;
