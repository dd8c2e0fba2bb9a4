"""Lets a running LibreOffice sign an Office file with the one key of its NSS profile.

Arguments: the name of its pipe; the file, which is signed in its place.
"""
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
office = None
for _ in range(150):
    try:
        office = resolver.resolve(
            "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % sys.argv[1])
        break
    except Exception:
        time.sleep(0.2)
services = office.ServiceManager
nss = services.createInstanceWithContext("com.sun.star.xml.crypto.NSSInitializer", office)
keys = nss.createSecurityContext("").getSecurityEnvironment().getPersonalCertificates()
storages = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", office)
form = uno.Any("[]com.sun.star.beans.PropertyValue",
               (PropertyValue("StorageFormat", 0, "ZipFormat", 0),))
# 7: for reading and writing.
arguments = (uno.systemPathToFileUrl(sys.argv[2]), 7, form)
storage = uno.invoke(storages, "createInstanceWithArguments", (arguments,))
signatures = services.createInstanceWithContext(
    "com.sun.star.security.DocumentDigitalSignatures", office)
done = signatures.signDocumentWithCertificate(keys[0], storage, None)
storage.commit()
print("signed" if done and len(keys) == 1 else "not signed")
