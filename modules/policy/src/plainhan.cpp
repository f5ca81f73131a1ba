#include "plainhan.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

/// CJK Radicals Supplement, where Unicode gives no equivalent.
const QHash<QChar, QChar> &supplement()
{
    static constexpr QStringView Pairs = u"⺁厂⺅亻⺇几⺈刀⺉刂⺋㔾⺌小⺎兀⺐尢⺑尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺥爪⺦丬⺧牛⺨犭"
                                         "⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴罓⺶羊⺷羊⺸羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见"
                                         "⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼"
                                         "⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";
    static const QHash<QChar, QChar> table = [] {
        QHash<QChar, QChar> pairs;
        for (qsizetype i = 0; i + 1 < Pairs.size(); i += 2)
            pairs.insert(Pairs.at(i), Pairs.at(i + 1));
        return pairs;
    }();
    return table;
}

bool isRadical(QChar c)
{
    return c.unicode() >= 0x2E80 && c.unicode() <= 0x2FD5;
}

} // namespace

QString withPlainHan(const QString &text)
{
    if (std::ranges::none_of(text, isRadical))
        return text;
    QString plain = text;
    for (QChar &c : plain) {
        if (!isRadical(c))
            continue;
        const QString same = c.decomposition();
        c = same.size() == 1 ? same.front() : supplement().value(c, c);
    }
    return plain;
}

} // namespace zhijian::policy
