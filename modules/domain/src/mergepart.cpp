#include "domain/mergepart.h"

#include "alignment.h"
#include "domain/interpretation.h"

#include <QCborArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

constexpr auto DeletedKey = QLatin1StringView("deleted");

using Values = QList<QCborValue>;

/// Blocks between blank lines, each with the line ends that follow it, so that unchanged text keeps its bytes.
Values paragraphsOf(const QString &text)
{
    Values result;
    QString block;
    bool isEnding = false;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf(u'\n', from);
        const QString line = end < 0 ? text.mid(from) : text.mid(from, end + 1 - from);
        from += line.size();
        const bool isBlank = line.trimmed().isEmpty();
        if (!isBlank && isEnding) {
            result.append(QCborValue(block));
            block.clear();
            isEnding = false;
        }
        block += line;
        isEnding = isBlank && !block.trimmed().isEmpty();
    }
    if (!block.isEmpty())
        result.append(QCborValue(block));
    return result;
}

QString comparedText(const QCborValue &value)
{
    if (value.isArray())
        return QString(value.toArray().at(0).toString() + u'\n' + value.toArray().at(1).toString());
    return value.toString().trimmed();
}

/// The line ends around a paragraph are no change of it.
bool isSame(const QCborValue &a, const QCborValue &b)
{
    return a.isString() && b.isString() ? a.toString().trimmed() == b.toString().trimmed() : a == b;
}

void settle(MergePart &part, bool hasBase)
{
    using Origin = MergePart::Origin;
    using Choice = MergePart::Choice;
    if (isSame(part.left, part.right)) {
        part.origin = hasBase && !isSame(part.base, part.left) ? Origin::Alike : Origin::Same;
        part.choice = Choice::Left;
    } else if (hasBase && isSame(part.base, part.right)) {
        part.origin = Origin::Left;
        part.choice = Choice::Left;
    } else if (hasBase && isSame(part.base, part.left)) {
        part.origin = Origin::Right;
        part.choice = Choice::Right;
    } else {
        part.origin = Origin::Both;
        part.choice = Choice::Open;
    }
}

QStringList texts(const Values &values)
{
    QStringList list;
    for (const QCborValue &value : values)
        list.append(comparedText(value));
    return list;
}

/// Three-way comparison of one sequence of paragraphs.
class Sequence
{
public:
    Sequence(const QString &key, const Values &left, const Values &right) : m_key(key), m_left(left), m_right(right) {}

    QList<MergePart> withBase(const Values &base)
    {
        const QList<int> inLeft = alignment(texts(base), texts(m_left));
        const QList<int> inRight = alignment(texts(base), texts(m_right));
        for (qsizetype i = 0; i < base.size(); ++i) {
            const int l = inLeft.at(i), r = inRight.at(i);
            // What was added stands before the next paragraph that its version kept.
            if (l >= 0 || r >= 0)
                addInserted(l >= 0 ? l : m_l, r >= 0 ? r : m_r);
            MergePart part{.key = m_key, .base = base.at(i)};
            if (l >= 0)
                part.left = m_left.at(m_l++);
            if (r >= 0)
                part.right = m_right.at(m_r++);
            settle(part, true);
            m_parts.append(part);
        }
        addInserted(int(m_left.size()), int(m_right.size()));
        markMoved();
        number();
        return m_parts;
    }

    QList<MergePart> withoutBase()
    {
        addPairs(int(m_left.size()), int(m_right.size()), false);
        number();
        return m_parts;
    }

private:
    /// What stands before `leftEnd` and `rightEnd` and is not in the parent.
    void addInserted(int leftEnd, int rightEnd)
    {
        if (m_l < leftEnd && m_r < rightEnd)
            return addPairs(leftEnd, rightEnd, true);
        while (m_l < leftEnd)
            add(m_left.at(m_l++), {}, true);
        while (m_r < rightEnd)
            add({}, m_right.at(m_r++), true);
    }

    /// Both versions have something here: counterparts beside each other; where the versions differ, a person decides.
    void addPairs(int leftEnd, int rightEnd, bool hasBase)
    {
        const Values left = m_left.sliced(m_l, leftEnd - m_l);
        const Values right = m_right.sliced(m_r, rightEnd - m_r);
        const QList<int> match = alignment(texts(left), texts(right));
        const auto addGap = [&](int l, int r) {
            while (m_l < l || m_r < r) {
                const QCborValue one = m_l < l ? m_left.at(m_l++) : QCborValue();
                const QCborValue other = m_r < r ? m_right.at(m_r++) : QCborValue();
                add(one, other, false);
            }
        };
        const int leftStart = m_l, rightStart = m_r;
        for (int i = 0; i < int(left.size()); ++i) {
            if (match.at(i) < 0)
                continue;
            addGap(leftStart + i, rightStart + match.at(i));
            add(m_left.at(m_l++), m_right.at(m_r++), hasBase);
        }
        addGap(leftEnd, rightEnd);
    }

    void add(const QCborValue &left, const QCborValue &right, bool hasBase)
    {
        MergePart part{.key = m_key, .left = left, .right = right};
        settle(part, hasBase);
        m_parts.append(part);
    }

    /// A paragraph that a version put elsewhere looks like one taken out and one put in. Where the other version
    /// touched it as well, both places would be taken, or none: a person looks.
    void markMoved()
    {
        for (MergePart &put : m_parts) {
            const bool isLeftOnly = put.base.isUndefined() && put.origin == MergePart::Origin::Left;
            const bool isRightOnly = put.base.isUndefined() && put.origin == MergePart::Origin::Right;
            if (!isLeftOnly && !isRightOnly)
                continue;
            const QCborValue &text = isLeftOnly ? put.left : put.right;
            for (MergePart &other : m_parts) {
                if (&other == &put)
                    continue;
                const QCborValue &mine = isLeftOnly ? other.left : other.right;
                const QCborValue &theirs = isLeftOnly ? other.right : other.left;
                const bool wasHere = !other.base.isUndefined() && isSame(other.base, text) && mine.isUndefined();
                const bool isPutTwice = other.base.isUndefined() && mine.isUndefined() && isSame(theirs, text);
                if (wasHere || isPutTwice)
                    put.isMoved = other.isMoved = true;
                if (isPutTwice)
                    put.choice = other.choice = MergePart::Choice::Open;
            }
        }
    }

    void number()
    {
        for (qsizetype i = 0; i < m_parts.size(); ++i)
            m_parts[i].place = int(i) + 1;
    }

    QString m_key;
    Values m_left;
    Values m_right;
    int m_l = 0;
    int m_r = 0;
    QList<MergePart> m_parts;
};

Values sequenceOf(FieldKind kind, const QCborValue &value)
{
    if (kind == FieldKind::Paragraphs)
        return paragraphsOf(value.toString());
    Values values;
    for (const QCborValue &one : value.toArray())
        values.append(one);
    return values;
}

bool isSequence(FieldKind kind)
{
    return kind == FieldKind::Paragraphs || kind == FieldKind::Clauses;
}

QStringList keysOf(const QString &type, const QCborMap &left, const QCborMap &right, const std::optional<QCborMap> &base)
{
    QStringList keys;
    for (const FieldSpec &spec : fieldSpecs(type))
        keys.append(QString(spec.key));
    const auto addNew = [&keys](const QCborMap &body) {
        for (const QCborValue &key : body.keys())
            if (!keys.contains(key.toString()))
                keys.append(key.toString());
    };
    addNew(left);
    addNew(right);
    if (base)
        addNew(*base);
    return keys;
}

QCborArray united(const QCborArray &left, const QCborArray &right)
{
    QCborArray all = left;
    for (const QCborValue &one : right)
        if (!all.contains(one))
            all.append(one);
    return all;
}

Values resultValues(const QString &type, const MergePart &part)
{
    const auto present = [](const QCborValue &value) { return value.isUndefined() ? Values() : Values{value}; };
    switch (part.choice) {
    case MergePart::Choice::Open: return present(part.left.isUndefined() && part.place > 0 ? part.right : part.left);
    case MergePart::Choice::Left: return present(part.left);
    case MergePart::Choice::Right: return present(part.right);
    case MergePart::Choice::Both:
        if (fieldSpec(type, part.key).kind == FieldKind::Entities)
            return {united(part.left.toArray(), part.right.toArray())};
        return present(part.left) + present(part.right);
    case MergePart::Choice::Edited: break;
    }
    if (part.edited.trimmed().isEmpty())
        return {};
    if (fieldSpec(type, part.key).kind != FieldKind::Clauses)
        return {QCborValue(part.edited)};
    const QCborValue level = part.left.isUndefined() ? part.right.toArray().at(0) : part.left.toArray().at(0);
    return {QCborArray{level, part.edited.trimmed()}};
}

/// A blank line between paragraphs that come from different texts.
void appendParagraph(QString &text, const QString &paragraph)
{
    if (!text.trimmed().isEmpty() && !text.endsWith("\n\n"_L1))
        text += text.endsWith(u'\n') ? "\n"_L1 : "\n\n"_L1;
    text += paragraph;
}

/// The edit wins over the deletion (sync.md 1.5), and people see that there was one.
void preferEdit(QList<MergePart> &parts)
{
    using Origin = MergePart::Origin;
    const auto deletion = std::ranges::find_if(parts, [](const MergePart &part) { return part.key == DeletedKey && part.isDifferent(); });
    if (deletion == parts.end())
        return;
    const bool isLeftDeleted = deletion->left.toBool();
    const Origin editor = isLeftDeleted ? Origin::Right : Origin::Left;
    const bool isEdited = std::ranges::any_of(parts, [&](const MergePart &part) {
        return part.key != DeletedKey && (part.origin == editor || part.origin == Origin::Both);
    });
    if (isEdited)
        deletion->choice = isLeftDeleted ? MergePart::Choice::Right : MergePart::Choice::Left;
}

} // namespace

QList<MergePart> mergeParts(const QString &type, const std::optional<QCborMap> &base, const QCborMap &left, const QCborMap &right)
{
    QList<MergePart> parts;
    for (const QString &key : keysOf(type, left, right, base)) {
        const QCborValue one = left.value(key);
        const QCborValue other = right.value(key);
        const QCborValue before = base ? base->value(key) : QCborValue();
        const FieldKind kind = fieldSpec(type, key).kind;
        if (kind == FieldKind::Derived)
            continue;
        if (isSequence(kind)) {
            Sequence sequence(key, sequenceOf(kind, one), sequenceOf(kind, other));
            parts += base ? sequence.withBase(sequenceOf(kind, before)) : sequence.withoutBase();
        } else if (!one.isUndefined() || !other.isUndefined() || !before.isUndefined()) {
            MergePart part{.key = key, .base = before, .left = one, .right = other};
            settle(part, base.has_value());
            parts.append(part);
        }
    }
    preferEdit(parts);
    return parts;
}

bool mayTakeBoth(const QString &type, const MergePart &part)
{
    const FieldKind kind = fieldSpec(type, part.key).kind;
    return part.isDifferent() && (isSequence(kind) || kind == FieldKind::Entities) && !part.left.isUndefined() && !part.right.isUndefined();
}

bool mayEdit(const QString &type, const MergePart &part)
{
    const FieldKind kind = fieldSpec(type, part.key).kind;
    const bool isText = (part.left.isUndefined() || part.left.isString() || part.left.isArray())
        && (part.right.isUndefined() || part.right.isString() || part.right.isArray());
    return part.isDifferent() && isText && (isSequence(kind) || kind == FieldKind::Text);
}

QString resultText(const QString &type, const MergePart &part, const FieldWords &words)
{
    if (part.choice == MergePart::Choice::Edited)
        return part.edited;
    const bool isParagraph = isSequence(fieldSpec(type, part.key).kind);
    QStringList lines;
    for (const QCborValue &value : resultValues(type, part)) {
        const QString text = fieldText(type, part.key, value, words);
        lines.append(isParagraph ? text.trimmed() : text);
    }
    return lines.join(u"\n\n"_s);
}

QCborMap mergedBody(const QString &type, const QList<MergePart> &parts)
{
    QCborMap body;
    for (qsizetype i = 0; i < parts.size();) {
        const QString key = parts.at(i).key;
        const FieldKind kind = fieldSpec(type, key).kind;
        Values values;
        for (; i < parts.size() && parts.at(i).key == key; ++i)
            values += resultValues(type, parts.at(i));
        if (values.isEmpty())
            continue;
        if (kind == FieldKind::Paragraphs) {
            QString text;
            for (const QCborValue &value : std::as_const(values))
                appendParagraph(text, value.toString());
            body.insert(key, text);
        } else if (kind == FieldKind::Clauses) {
            QCborArray array;
            for (const QCborValue &value : std::as_const(values))
                array.append(value);
            body.insert(key, array);
        } else {
            body.insert(key, values.first());
        }
    }
    return body;
}

int openCount(const QList<MergePart> &parts)
{
    return int(std::ranges::count_if(parts, &MergePart::isOpen));
}

QList<MergePart> withChoicesOf(const QList<MergePart> &old, QList<MergePart> fresh)
{
    QList<bool> isUsed(old.size(), false);
    for (MergePart &part : fresh) {
        if (!part.isDifferent())
            continue;
        for (qsizetype i = 0; i < old.size(); ++i) {
            const MergePart &before = old.at(i);
            if (isUsed.at(i) || before.key != part.key || !before.isChosen || !isSame(before.left, part.left)
                || !isSame(before.right, part.right))
                continue;
            part.choice = before.choice;
            part.edited = before.edited;
            part.isChosen = true;
            isUsed[i] = true;
            break;
        }
    }
    return fresh;
}

std::optional<ReadMerge> readMerge(const QString &type, const QList<MergePart> &parts, bool isDecided)
{
    ReadMerge result;
    for (const MergePart &part : parts)
        if (part.isOpen() && !result.open.contains(part.key))
            result.open.append(part.key);
    if (type == Interpretation::Type && (isDecided || !result.open.isEmpty()))
        return std::nullopt;
    result.body = mergedBody(type, parts);
    return result;
}

} // namespace zhijian
