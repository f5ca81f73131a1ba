#include "policy/policyimport.h"

#include <QFileInfo>

namespace zhijian::policy {

Result<PolicyImport> importOfFile(const QString &path)
{
    auto bytes = readFileBytes(path);
    if (!bytes)
        return failure(bytes);
    const auto document = readDocument(*bytes, QFileInfo(path).fileName());
    if (!document)
        return failure(document);
    return PolicyImport{recognise(*document), *bytes};
}

Result<PolicyImport> importOfText(const QString &text)
{
    const auto document = readPastedText(text);
    if (!document)
        return failure(document);
    return PolicyImport{recognise(*document), {}};
}

} // namespace zhijian::policy
