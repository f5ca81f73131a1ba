#include "uikit/windowprompter.h"

#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::uikit::WindowPrompter", source);
}

/// Title, sentences and the two buttons; what the caller adds stands between them.
struct Sheet
{
    QDialog *dialog;
    QVBoxLayout *middle;
    QPushButton *accept;
};

Sheet sheet(QWidget *window, const QString &title, const QString &sentences, const QString &acceptText)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"question"_s);
    dialog->setAccessibleName(title);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(Space::Page, Space::Page, Space::Page, Space::Large);
    column->setSpacing(Space::Large);
    auto *explanation = new TextLabel(TextRank::Body, sentences, dialog);
    explanation->setFixedWidth(380);
    column->addWidget(explanation);
    auto *middle = new QVBoxLayout;
    column->addLayout(middle);
    auto *accept = new QPushButton(acceptText, dialog);
    accept->setObjectName(u"accept"_s);
    accept->setAccessibleName(acceptText);
    auto *cancel = new QPushButton(text("取消"), dialog);
    cancel->setObjectName(u"cancel"_s);
    cancel->setAccessibleName(text("取消"));
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(accept);
    row->addWidget(cancel);
    column->addLayout(row);
    column->setSizeConstraint(QLayout::SetFixedSize);
    QObject::connect(accept, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    return {dialog, middle, accept};
}

using TextAnswer = std::function<void(std::optional<QString>)>;

void openFileDialog(QFileDialog *dialog, TextAnswer answered)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answered = std::move(answered)](int result) {
        const QStringList files = dialog->selectedFiles();
        answered(result == QDialog::Accepted && !files.isEmpty() ? std::optional(files.first()) : std::nullopt);
    });
    dialog->open();
}

} // namespace

void WindowPrompter::askPassword(const PasswordQuestion &question, TextAnswer answered)
{
    const Sheet made = sheet(m_window, question.title, question.purpose, question.accept);
    auto *name = new TextLabel(TextRank::Small, text("%1 的密码").arg(question.person), made.dialog);
    auto *password = new PasswordField(name->text(), made.dialog);
    made.middle->setSpacing(Space::Small);
    made.middle->addWidget(name);
    made.middle->addWidget(password);
    setPrimary(made.accept);
    made.accept->setDefault(true);
    made.accept->setEnabled(false);
    QObject::connect(password->line(), &QLineEdit::textChanged, made.accept, [accept = made.accept](const QString &typed) { accept->setEnabled(!typed.isEmpty()); });
    QObject::connect(made.dialog, &QDialog::finished, password, [password, answered = std::move(answered)](int result) {
        const QString typed = password->text();
        password->clear();
        answered(result == QDialog::Accepted ? std::optional(typed) : std::nullopt);
    });
    made.dialog->open();
    password->setFocus();
}

void WindowPrompter::confirm(const Confirmation &question, std::function<void(bool)> answered)
{
    const Sheet made = sheet(m_window, question.title, question.consequence, question.accept);
    setDestructive(made.accept);
    made.accept->setAutoDefault(false);
    auto *cancel = made.dialog->findChild<QPushButton *>(u"cancel"_s);
    // Enter does the harmless thing.
    cancel->setDefault(true);
    QObject::connect(made.dialog, &QDialog::finished, made.dialog, [answered = std::move(answered)](int result) { answered(result == QDialog::Accepted); });
    made.dialog->open();
    cancel->setFocus();
}

void WindowPrompter::askFileToOpen(const FileQuestion &question, TextAnswer answered)
{
    auto *dialog = new QFileDialog(m_window, question.title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(question.filters);
    openFileDialog(dialog, std::move(answered));
}

void WindowPrompter::askFileToSave(const FileQuestion &question, TextAnswer answered)
{
    auto *dialog = new QFileDialog(m_window, question.title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(question.filters);
    dialog->selectFile(question.suggestedName);
    dialog->setDefaultSuffix(question.suggestedName.section(u'.', -1));
    openFileDialog(dialog, std::move(answered));
}

void WindowPrompter::askFolder(const QString &title, TextAnswer answered)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFileDialog(dialog, std::move(answered));
}

} // namespace zhijian::uikit
