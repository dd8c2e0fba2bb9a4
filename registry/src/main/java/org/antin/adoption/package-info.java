/// Takes over the lists bodies kept before this register, in whole files or not at all: people,
/// subscribers, certificates, and devices with the opening entry of their ledger (Điều 12.1a).
package org.antin.adoption;
