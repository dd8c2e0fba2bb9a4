/// The tamper-evident log of every act and refusal, appended in the commit of the change.
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"access", "kernel", "shell"})
package org.antin.audit;

import org.springframework.modulith.ApplicationModule;
