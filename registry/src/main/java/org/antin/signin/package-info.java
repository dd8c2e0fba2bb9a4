/// The door of the house: sign-in, sessions, what is open to whom, and nothing typed ever lost.
@ApplicationModule(
        displayName = "Signin",
        allowedDependencies = {"access", "audit", "kernel", "shell"})
package org.antin.signin;

import org.springframework.modulith.ApplicationModule;
