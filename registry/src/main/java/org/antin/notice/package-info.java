/// Work to do, told to the people who have to do it: the inbox, e-mail digests, announcements.
package org.antin.notice;
