/// Screens of the procedures: dossiers, letters to the provider, reports of loss (Điều 6, 9, 10).
package org.antin.dossier.web;
