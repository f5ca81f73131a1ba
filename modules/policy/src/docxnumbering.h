#pragma once

#include <QHash>
#include <QList>
#include <QString>

class QXmlStreamReader;

namespace zhijian::policy {

/// Makes the numbers that Word shows before the paragraphs of automatic lists (word/numbering.xml, ISO/IEC 29500-1 17.9).
/// Counts on with every call: ask once per paragraph, in the order of the document.
class DocxNumbering
{
public:
    DocxNumbering() = default;
    explicit DocxNumbering(const QByteArray &xml);

    /// The number with what follows it ("（一）", "1. "); empty for a bullet and for an unknown list.
    [[nodiscard]] QString next(int list, int level);

private:
    struct Level
    {
        int start = 1;
        QString format = QStringLiteral("decimal");
        QString text;             ///< "%1.%2", the counters by level
        QString suffix;           ///< "tab", "space" or "nothing"
        bool isLegal = false;     ///< All counters in Arabic figures
    };
    using Levels = QHash<int, Level>;
    struct List
    {
        int abstractId = -1;
        QHash<int, int> starts;   ///< Overridden by this list
        Levels levels;            ///< Replaced by this list
        bool isRestarted = false;
    };

    void readAbstract(QXmlStreamReader &xml);
    void readList(QXmlStreamReader &xml);
    [[nodiscard]] static Level readLevel(QXmlStreamReader &xml);
    [[nodiscard]] const Level *level(const List &list, int index) const;
    [[nodiscard]] static QString formatted(int value, const QString &format);

    QHash<int, Levels> m_abstracts;
    QHash<int, List> m_lists;
    QHash<int, QHash<int, int>> m_counters; ///< By abstract list, then level
};

} // namespace zhijian::policy
