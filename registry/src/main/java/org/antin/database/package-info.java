/// The database under the registry: an embedded PostgreSQL with its whole life (unpacked, made,
/// started, watched, stopped), or the address of an outside one.
///
/// Three roles: `antin_root` is the superuser nobody uses after the first start; `antin_owner` owns
/// the database and runs migrations; `antin_app` is the application, which owns nothing and is
/// subject to row-level security.
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"kernel"})
@NullMarked
package org.antin.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
