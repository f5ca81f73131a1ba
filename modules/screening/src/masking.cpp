#include "screening/masking.h"

#include "personalscan.h"
#include "sourcetext.h"

namespace zhijian::screening {

QString maskPersonal(const QString &text)
{
    const SourceText source = SourceText::plain(text);
    const QList<PersonalHit> hits = personalHits(source.visible().text);
    QString masked = text;
    for (auto hit = hits.crbegin(); hit != hits.crend(); ++hit) {
        if (hit->kind == PersonalKind::Landline)
            continue;
        const auto [position, length] = source.visible().range(hit->position, hit->length);
        masked.replace(position, length, hit->masked);
    }
    return masked;
}

} // namespace zhijian::screening
