#pragma once

#include "core/entityid.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::interpretation {

struct Choice;

/// 模板: the open item becomes a template of the office; the office's own ones are renamed and deleted. For a side sheet.
/// Emits wishes. GUI thread.
class TemplatesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TemplatesPanel(QWidget *parent = nullptr);

    /// Choice::id, name, detail (the description).
    void setTemplates(const QList<Choice> &templates);
    /// `title`: of the open item, a beginning for the name; empty: nothing is open that could be saved.
    void begin(const QString &title, int pictures);
    /// The template is stored.
    void clearFields();

Q_SIGNALS:
    void saveRequested(const QString &name, const QString &description, bool keepsPictures);
    void renameRequested(const zhijian::EntityId &id, const QString &name, const QString &description);
    void removeRequested(const zhijian::EntityId &id);

private:
    void addRow(const Choice &one);

    QWidget *m_saving;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QCheckBox *m_pictures;
    QPushButton *m_save;
    uikit::TextLabel *m_listHead;
    QWidget *m_list;
    QVBoxLayout *m_rows;
};

} // namespace zhijian::interpretation
