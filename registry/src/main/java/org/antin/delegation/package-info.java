/// Written delegations (Nghị định 30/2020, Điều 13 khoản 4): who may sign in whose place, for what
/// and how long.
@ApplicationModule(
        displayName = "Delegation",
        allowedDependencies = {
            "access",
            "audit",
            "database",
            "kernel",
            "organisation",
            "shell",
            "subscriber"
        })
package org.antin.delegation;

import org.springframework.modulith.ApplicationModule;
