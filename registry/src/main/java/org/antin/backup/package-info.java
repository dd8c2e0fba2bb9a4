/// Backups of a data folder and their way back (D2.4): commands of their own, no part of the
/// server.
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"database"})
@NullMarked
package org.antin.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
