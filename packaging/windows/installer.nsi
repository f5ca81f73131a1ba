; Per-user installer: no administrator, Chinese, silent with /S, upgrade in place. Removing it keeps the data unless the
; box is ticked (silent: unless /DATA=remove). Called by package: -DVERSION -DSOURCE (the folder to pack) -DOUTPUT.
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define PRODUCT "指尖工作站"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\zhijian"
!define PROGRAM_KEY "Software\Classes\Applications\zhijian-workstation.exe"
Name "${PRODUCT} ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\zhijian"
InstallDirRegKey HKCU "Software\zhijian" "InstallDir"
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=2052 "FileDescription" "${PRODUCT} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\zhijian-workstation.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${PRODUCT}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; The shortcut carries the name under which the program shows its windows (app/workstation/jumplist.cpp); otherwise a
; pinned icon and its window would stand beside each other in the task bar.
!macro NAME_SHORTCUT file
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
        ${If} $1 P<> 0
            ${IPersistFile::Load} $1 '("${file}",${STGM_READWRITE})'
            ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
            ${If} $2 P<> 0
                System::Call 'Oleaut32::SysAllocString(w "Zhijian.Workstation")p.r3'
                System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
                System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,p r3)p.r5'
                ${IPropertyStore::SetValue} $2 '($4,$5)'
                ${IPropertyStore::Commit} $2 ""
                System::Free $5
                System::Free $4
                System::Call 'Oleaut32::SysFreeString(pr3)'
                ${IUnknown::Release} $2 ""
                ${IPersistFile::Save} $1 '("${file}",1)'
            ${EndIf}
            ${IUnknown::Release} $1 ""
        ${EndIf}
        ${IUnknown::Release} $0 ""
    ${EndIf}
!macroend

; Bundles and receipts open with a double click; documents offer the program under 打开方式. For this user only.
!macro REGISTER_FILES
    WriteRegStr HKCU "Software\Classes\Zhijian.Bundle" "" "${PRODUCT}数据包"
    WriteRegStr HKCU "Software\Classes\Zhijian.Bundle\DefaultIcon" "" "$INSTDIR\zhijian-workstation.exe,0"
    WriteRegStr HKCU "Software\Classes\Zhijian.Bundle\shell\open\command" "" '"$INSTDIR\zhijian-workstation.exe" "%1"'
    WriteRegStr HKCU "Software\Classes\.gxb" "" "Zhijian.Bundle"
    WriteRegStr HKCU "Software\Classes\.gxr" "" "Zhijian.Bundle"
    WriteRegStr HKCU "${PROGRAM_KEY}" "FriendlyAppName" "${PRODUCT}"
    WriteRegStr HKCU "${PROGRAM_KEY}\shell\open\command" "" '"$INSTDIR\zhijian-workstation.exe" "%1"'
    !insertmacro FOR_DOCUMENTS REGISTER_DOCUMENT
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
!macro FOR_DOCUMENTS action
    !insertmacro ${action} ".docx"
    !insertmacro ${action} ".doc"
    !insertmacro ${action} ".pdf"
    !insertmacro ${action} ".txt"
    !insertmacro ${action} ".html"
    !insertmacro ${action} ".htm"
!macroend
!macro REGISTER_DOCUMENT ending
    WriteRegStr HKCU "${PROGRAM_KEY}\SupportedTypes" "${ending}" ""
    WriteRegStr HKCU "Software\Classes\${ending}\OpenWithList\zhijian-workstation.exe" "" ""
!macroend
!macro FORGET_DOCUMENT ending
    DeleteRegKey HKCU "Software\Classes\${ending}\OpenWithList\zhijian-workstation.exe"
!macroend
!macro FORGET_FILES
    !insertmacro FOR_DOCUMENTS FORGET_DOCUMENT
    DeleteRegKey HKCU "${PROGRAM_KEY}"
    DeleteRegKey HKCU "Software\Classes\.gxb"
    DeleteRegKey HKCU "Software\Classes\.gxr"
    DeleteRegKey HKCU "Software\Classes\Zhijian.Bundle"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; A running program holds its own file open: then nothing is touched.
!macro STOP_WHEN_RUNNING
    ${If} ${FileExists} "$INSTDIR\zhijian-workstation.exe"
        ClearErrors
        FileOpen $0 "$INSTDIR\zhijian-workstation.exe" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "${PRODUCT}正在运行，请先退出，再试一次。" /SD IDOK
            SetErrorLevel 5
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section "${PRODUCT}"
    !insertmacro STOP_WHEN_RUNNING
    ; The old program's files go first: a library that is no longer shipped must not stay. Data are elsewhere.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        Call RemoveProgram
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "Software\zhijian" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "DisplayName" "${PRODUCT}"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\zhijian-workstation.exe"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
    CreateShortCut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\zhijian-workstation.exe"
    CreateShortCut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\zhijian-workstation.exe"
    !insertmacro NAME_SHORTCUT "$SMPROGRAMS\${PRODUCT}.lnk"
    !insertmacro NAME_SHORTCUT "$DESKTOP\${PRODUCT}.lnk"
    !insertmacro REGISTER_FILES
SectionEnd

!macro REMOVE_PROGRAM
    Delete "$INSTDIR\*.exe"
    Delete "$INSTDIR\*.dll"
    Delete "$INSTDIR\*.txt"
    RMDir /r "$INSTDIR\platforms"
    RMDir /r "$INSTDIR\styles"
    RMDir /r "$INSTDIR\imageformats"
    RMDir /r "$INSTDIR\sqldrivers"
    RMDir /r "$INSTDIR\tls"
    RMDir /r "$INSTDIR\networkinformation"
    RMDir /r "$INSTDIR\translations"
    RMDir /r "$INSTDIR\licenses"
!macroend

Function RemoveProgram
    !insertmacro REMOVE_PROGRAM
FunctionEnd

Section "un.${PRODUCT}" program
    SectionIn RO
    !insertmacro STOP_WHEN_RUNNING
    !insertmacro REMOVE_PROGRAM
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${PRODUCT}.lnk"
    Delete "$DESKTOP\${PRODUCT}.lnk"
    !insertmacro FORGET_FILES
    DeleteRegKey HKCU "${KEY}"
    DeleteRegKey HKCU "Software\zhijian"
SectionEnd

Section /o "un.本机的数据（不能恢复）" data
    RMDir /r "$LOCALAPPDATA\zhijian"
SectionEnd

Function un.onInit
    ${GetParameters} $0
    ${GetOptions} $0 "/DATA=" $1
    ${If} $1 == "remove"
        SectionSetFlags ${data} 1
    ${EndIf}
FunctionEnd
