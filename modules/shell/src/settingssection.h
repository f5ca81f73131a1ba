#pragma once

#include "uikit/terms.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace zhijian::shell {

/// A group of settings: a heading and its content. GUI thread.
class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    SettingsSection(const QString &objectName, const QString &title, uikit::Glyph glyph, QWidget *parent);

    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] uikit::Glyph glyph() const { return m_glyph; }
    /// What the search looks through: every label, button and table cell in it.
    [[nodiscard]] QStringList words() const;

protected:
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QString m_title;
    uikit::Glyph m_glyph;
    QVBoxLayout *m_column;
};

} // namespace zhijian::shell
