#include "policy/rawdocument.h"

namespace zhijian::policy {

QString RawDocument::text() const
{
    QStringList lines;
    for (const RawParagraph &paragraph : paragraphs)
        lines.append(paragraph.text);
    return lines.join(u'\n');
}

} // namespace zhijian::policy
