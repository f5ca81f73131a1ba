#include "signature.h"

#include "chinesedate.h"
#include "officialnames.h"

using namespace Qt::StringLiterals;

namespace zhijian::policy {

std::optional<SignatureBlock> signatureBlock(const QList<RawParagraph> &lines)
{
    std::optional<SignatureBlock> lone;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &text = lines.at(i).text;
        if (text.size() > 60)
            continue;
        const QList<WrittenDate> dates = datesIn(text);
        if (dates.size() != 1 || !dates.first().date.isValid())
            continue;
        const QString before = text.first(dates.first().start).trimmed();
        const QString after = text.sliced(dates.first().end).trimmed();
        if (!after.isEmpty() && after != u"）" && after != u")")
            continue;
        SignatureBlock block{.date = dates.first().date, .first = i, .end = i + 1};
        if (isOrgan(before)) {
            block.issuer = before;
            return block;
        }
        if (!before.isEmpty() && before != u"（" && before != u"(")
            continue;
        QStringList issuers;
        while (block.first > 0 && block.first > i - 6 && isOrgan(lines.at(block.first - 1).text)) {
            --block.first;
            issuers.prepend(lines.at(block.first).text);
        }
        block.issuer = issuers.join(u'、').removeIf([](QChar c) { return c == u' ' || c == u'\t'; });
        if (!block.issuer.isEmpty())
            return block;
        if (i + 6 >= lines.size())
            lone = block;
    }
    return lone;
}

} // namespace zhijian::policy
