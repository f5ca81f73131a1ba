#include "interpretation/widgets/blockglyph.h"

#include <QHash>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::Glyph;

Glyph glyphOf(const QString &blockId)
{
    static const QHash<QString, Glyph> glyphs{
        {u"heading"_s, Glyph::Heading}, {u"list"_s, Glyph::List},       {u"numbered"_s, Glyph::Numbered}, {u"table"_s, Glyph::Table},
        {u"quote"_s, Glyph::Quote},     {u"qa"_s, Glyph::Comment},      {u"steps"_s, Glyph::Tree},        {u"timeline"_s, Glyph::Clock},
        {u"figures"_s, Glyph::Ledger},  {u"compare"_s, Glyph::Compare}, {u"contact"_s, Glyph::Office},
        {u"cite"_s, Glyph::Quote},      {u"title"_s, Glyph::Text},      {u"bars"_s, Glyph::Columns},      {u"line"_s, Glyph::History},
        {u"pie"_s, Glyph::Hourglass},   {u"flow"_s, Glyph::Down},       {u"org"_s, Glyph::People},        {u"image"_s, Glyph::Image},
        {u"map"_s, Glyph::Flag},
        {u"subtitles"_s, Glyph::Text},  {u"rundown"_s, Glyph::Clock},   {u"words"_s, Glyph::Filter},
    };
    return glyphs.value(blockId, Glyph::Block);
}

} // namespace zhijian::interpretation
