/// What a file says and what cryptography proves, before anybody judges it. One reader for each
/// kind of container; EU DSS takes apart CMS, XML and JSON signatures, and nothing of it leaves
/// this package.
package org.antin.signing.check.facts;
