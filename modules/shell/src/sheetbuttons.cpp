#include "sheetbuttons.h"

#include "uikit/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

QWidget *sheetButtons(const QString &acceptName, const QString &acceptText, std::function<void()> accept, std::function<void()> cancel)
{
    auto *row = new QWidget;
    auto *yes = new QPushButton(acceptText, row);
    yes->setObjectName(acceptName);
    yes->setAccessibleName(acceptText);
    uikit::setPrimary(yes);
    auto *no = new QPushButton(QCoreApplication::translate("zhijian::shell::sheetButtons", "取消"), row);
    no->setObjectName(acceptName + u"Cancel"_s);
    no->setAccessibleName(no->text());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(uikit::Space::Page, uikit::Space::Medium, uikit::Space::Page, uikit::Space::Medium);
    layout->addWidget(yes);
    layout->addWidget(no);
    layout->addStretch();
    QObject::connect(yes, &QPushButton::clicked, row, [accept = std::move(accept)] { accept(); });
    QObject::connect(no, &QPushButton::clicked, row, [cancel = std::move(cancel)] { cancel(); });
    return row;
}

} // namespace zhijian::shell
