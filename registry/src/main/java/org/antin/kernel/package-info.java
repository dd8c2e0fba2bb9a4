/// The words everything else is said in: outcomes, refusals, periods, days, scope.
package org.antin.kernel;
