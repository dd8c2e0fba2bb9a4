/// The procedures of Điều 6.2: requests, their way along the hierarchy, the letters that carry them
/// to the provider.
package org.antin.dossier;
