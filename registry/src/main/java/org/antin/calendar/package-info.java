/// Working days, public holidays of Việt Nam and the deadlines counted in them. Pure: no clock of
/// its own, no database; the holidays are a data file with a source for every line.
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"kernel"})
package org.antin.calendar;

import org.springframework.modulith.ApplicationModule;
