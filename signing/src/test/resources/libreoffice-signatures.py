"""Asks a running LibreOffice about the signatures of Office files.

Arguments: the name of its pipe, then files. One line each: what it says of every signature.
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
storages = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", office)
# As LibreOffice itself opens a file for this: a plain ZIP, for reading.
form = uno.Any("[]com.sun.star.beans.PropertyValue",
               (PropertyValue("StorageFormat", 0, "ZipFormat", 0),))
for path in sys.argv[2:]:
    arguments = (uno.systemPathToFileUrl(path), 1, form)
    storage = uno.invoke(storages, "createInstanceWithArguments", (arguments,))
    signatures = services.createInstanceWithContext(
        "com.sun.star.security.DocumentDigitalSignatures", office)
    found = signatures.verifyDocumentContentSignatures(storage, None)
    print(" ".join("valid" if one.SignatureIsValid else "broken" for one in found) or "none")
