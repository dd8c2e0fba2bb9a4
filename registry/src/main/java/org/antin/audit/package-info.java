/// The tamper-evident log of every act and refusal, appended in the commit of the change.
package org.antin.audit;
