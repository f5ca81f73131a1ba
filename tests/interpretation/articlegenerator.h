#pragma once

#include <QRandomGenerator>
#include <QStringList>

namespace zhijian {

/// Articles of random blocks with words that a careless renderer would let through. The same seed gives the same text.
/// Every kind of block of FORMAT.md occurs; some are written wrongly on purpose.
class ArticleGenerator
{
public:
    explicit ArticleGenerator(quint32 seed) : m_random(seed) {}

    static constexpr int Kinds = 24;

    [[nodiscard]] QString article(int blocks)
    {
        QStringList parts;
        for (int i = 0; i < blocks; ++i)
            parts.append(block(m_random.bounded(Kinds)));
        return parts.join(QStringLiteral("\n\n"));
    }
    /// One block of each kind, in order.
    [[nodiscard]] QString everything()
    {
        QStringList parts;
        for (int kind = 0; kind < Kinds; ++kind)
            parts.append(block(kind));
        return parts.join(QStringLiteral("\n\n"));
    }

private:
    QString text()
    {
        static const QStringList texts{
            QStringLiteral("每亩每年补助12元，由县财政承担70%"), QStringLiteral("**重点：**请带*身份证*和~~户口本~~"),
            QStringLiteral("<script>alert('x')</script>"), QStringLiteral("[办事指南](https://a.gov.cn/x?a=1&b=2)"),
            QStringLiteral("[往期文章](https://mp.weixin.qq.com/s/abc)"), QStringLiteral("[假冒](https://mp.weixin.qq.com.evil.cn/s)"),
            QStringLiteral("[电话](tel:0851-12345678)"), QStringLiteral("![现场](https://a.cn/x.png)"),
            QStringLiteral("![图](data:image/png;base64,AAAA)"), QStringLiteral("![名](p1)"), QStringLiteral("<img src=x onerror=alert(1)>"),
            QStringLiteral("\"引号\" 'x' style=\"a\" & < >"), QStringLiteral("[坏](javascript:alert(1))"),
            QStringLiteral("style=url(http://a.cn)"), QStringLiteral("𠮷😀"), QStringLiteral("`<b id=\"x\" class='y'>`"),
            QStringLiteral("12345678901234567890"), QStringLiteral("<!-- 提示 -->"), QStringLiteral("<iframe src=//a.cn></iframe>"),
            QStringLiteral("</section></p><style>p{}</style>"), QStringLiteral("&lt;script&gt;&#60;b&#62;")};
        return texts.at(m_random.bounded(int(texts.size())));
    }
    QString cell() { return text().replace(u'|', u'/').replace(u'\n', u' '); }
    QString value() { return text().remove(u' ').remove(u'"'); }
    QString fence(const QString &head, const QString &content)
    {
        const bool isClosed = m_random.bounded(20) > 0;
        return QString(QStringLiteral("```") + head + u'\n' + content + (isClosed ? QStringLiteral("\n```") : QString()));
    }

    QString block(int kind)
    {
        switch (kind) {
        case 0: return QString(QString(1 + m_random.bounded(6), u'#') + QStringLiteral(" 一、") + text());
        case 1: return QString(QStringLiteral("- ") + text() + QStringLiteral("\n  - ") + text() + QStringLiteral("\n\n    ") + text());
        case 2: return QString(QStringLiteral("3. ") + text() + QStringLiteral("\n4. ") + text());
        case 3: return QString(QStringLiteral("> ") + text() + QStringLiteral("\n>\n> - ") + text());
        case 4: return QString(QStringLiteral("| 甲 | 乙 |\n| :-: | --: |\n| ") + cell() + QStringLiteral(" | ") + cell() + QStringLiteral(" |"));
        case 5: return QString(QStringLiteral("    ") + text());
        case 6: return QStringLiteral("---");
        case 7: return fence(QString(QStringLiteral("qa 标题=") + value()), QString(QStringLiteral("问：") + text() + QStringLiteral("\n答：") + text() + QStringLiteral("\n\n- ") + text()));
        case 8: return fence(QStringLiteral("steps 条款=第二条"), QString(QStringLiteral("1. ") + cell() + QStringLiteral(" | ") + cell() + QStringLiteral("\n2. ") + cell()));
        case 9: return fence(QStringLiteral("timeline"), QString(QStringLiteral("2026年 | ") + cell() + u'\n' + cell() + QStringLiteral(" | 甲")));
        case 10: return fence(QStringLiteral("figures"), QString(QStringLiteral("12亿元 | ") + cell() + QStringLiteral(" | ") + cell() + QStringLiteral("\n超3万户 | 户")));
        case 11: return fence(QStringLiteral("compare"), QString(QStringLiteral("甲 | ") + cell() + QStringLiteral(" | ") + cell()));
        case 12: return fence(QStringLiteral("contact"), QString(QStringLiteral("解读机关：") + text()));
        case 13: return fence(QString(QStringLiteral("cite 条款=") + value()), text());
        case 14: return fence(QStringLiteral("chart 单位=亿元"), QString(QStringLiteral("年份 | 投入 | 产出\n") + cell() + QStringLiteral(" | 10 | -4\n2024年 | ") + cell() + QStringLiteral(" | 8")));
        case 15: return fence(QStringLiteral("chart 类型=线"), QString(QStringLiteral("1月 | 3\n2月 | 9\n") + cell() + QStringLiteral(" | 5")));
        case 16: return fence(QStringLiteral("chart 类型=饼"), QString(QStringLiteral("中央 | 50\n省级 | 30\n") + cell() + QStringLiteral(" | 20")));
        case 17: return fence(QStringLiteral("flow"), QString(text() + QStringLiteral("\n  ") + text() + QStringLiteral("：") + text() + QStringLiteral("\n办结")));
        case 18: return fence(QStringLiteral("org"), QString(text() + QStringLiteral("\n  ") + text() + QStringLiteral("\n    ") + text()));
        case 19: return fence(QStringLiteral("title"), QString(QStringLiteral("标题：") + text() + QStringLiteral("\n副题：") + text()));
        case 20: return fence(QStringLiteral("image"), QString(QStringLiteral("图片：") + value() + QStringLiteral("\n替代文字：") + text()));
        case 21: return fence(QStringLiteral("map"), QString(QStringLiteral("图片：p1\n替代文字：") + text() + QStringLiteral("\n审图号：") + text()));
        case 22: return QString(QStringLiteral("<div onclick=\"x\" style=\"background:url(//a.cn)\">") + text() + QStringLiteral("</div>"));
        default: return QString(text() + text() + QStringLiteral("  \n") + text());
        }
    }

    QRandomGenerator m_random;
};

} // namespace zhijian
