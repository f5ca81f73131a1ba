#pragma once

#include "domain/interpretation.h"

#include <QWidget>

class QVBoxLayout;

namespace zhijian::interpretation {

/// One of the versions that exist side by side.
struct HeadVersion
{
    Digest id;
    Interpretation item;
    QString author;
    QString time;

    bool operator==(const HeadVersion &) const = default;
};

/// The versions of a conflict: who wrote each and what differs from the text in the editor, character by character.
/// GUI thread.
class ConflictPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictPanel(QWidget *parent = nullptr);

    void setVersions(const QList<HeadVersion> &versions, const QString &editorText);

Q_SIGNALS:
    /// Puts this version into the editor.
    void taken(const zhijian::Interpretation &item);

private:
    QVBoxLayout *m_rows;
    QWidget *m_content = nullptr;
};

} // namespace zhijian::interpretation
