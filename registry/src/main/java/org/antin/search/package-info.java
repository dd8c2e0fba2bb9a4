/// One search box over the whole register; every capability brings what it finds.
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"access", "shell"})
package org.antin.search;

import org.springframework.modulith.ApplicationModule;
