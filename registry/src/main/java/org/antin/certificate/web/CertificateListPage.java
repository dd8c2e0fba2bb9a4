package org.antin.certificate.web;

import org.antin.shell.Address;
import org.antin.shell.Table;

/// What templates/certificate/CertificateListPage.html shows.
record CertificateListPage(Address address, Table table) {}
